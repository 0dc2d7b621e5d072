using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RearCloud.Server.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddAssetLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "unnamed_since",
                table: "asset",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "asset_blob",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    touched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_blob", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "asset_naming",
                columns: table => new
                {
                    stream = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    deleted_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_naming", x => new { x.stream, x.kind, x.id, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "asset_naming_mark",
                columns: table => new
                {
                    stream = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    epoch = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_naming_mark", x => x.stream);
                });

            migrationBuilder.CreateTable(
                name: "asset_upload",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    account_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    arrived = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    asset = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_upload", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asset_variant",
                columns: table => new
                {
                    original = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    panel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_variant", x => new { x.original, x.panel });
                });

            migrationBuilder.CreateTable(
                name: "asset_piece",
                columns: table => new
                {
                    upload_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    begin = table.Column<long>(type: "INTEGER", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    blob = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_piece", x => new { x.upload_id, x.begin });
                    table.ForeignKey(
                        name: "fk_asset_piece_upload_row_upload_id",
                        column: x => x.upload_id,
                        principalTable: "asset_upload",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asset_sha256",
                table: "asset",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_asset_unnamed_since",
                table: "asset",
                column: "unnamed_since");

            migrationBuilder.CreateIndex(
                name: "ix_asset_blob_touched_at",
                table: "asset_blob",
                column: "touched_at");

            migrationBuilder.CreateIndex(
                name: "ix_asset_naming_deleted_since",
                table: "asset_naming",
                column: "deleted_since");

            migrationBuilder.CreateIndex(
                name: "ix_asset_naming_sha256",
                table: "asset_naming",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_asset_piece_blob",
                table: "asset_piece",
                column: "blob");

            migrationBuilder.CreateIndex(
                name: "ix_asset_upload_account_id",
                table: "asset_upload",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_upload_expires_at",
                table: "asset_upload",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_asset_variant_sha256",
                table: "asset_variant",
                column: "sha256");

            // What is stored already is there since ever, and every stream's documents are still to be looked through for what they name.
            migrationBuilder.Sql("INSERT INTO asset_blob (name, touched_at) SELECT DISTINCT sha256, 0 FROM asset");
            migrationBuilder.Sql("INSERT INTO asset_naming_mark (stream, epoch, seq) SELECT id, '', 0 FROM streams");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asset_blob");

            migrationBuilder.DropTable(
                name: "asset_naming");

            migrationBuilder.DropTable(
                name: "asset_naming_mark");

            migrationBuilder.DropTable(
                name: "asset_piece");

            migrationBuilder.DropTable(
                name: "asset_variant");

            migrationBuilder.DropTable(
                name: "asset_upload");

            migrationBuilder.DropIndex(
                name: "ix_asset_sha256",
                table: "asset");

            migrationBuilder.DropIndex(
                name: "ix_asset_unnamed_since",
                table: "asset");

            migrationBuilder.DropColumn(
                name: "unnamed_since",
                table: "asset");
        }
    }
}
