using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RearCloud.Server.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SharedStreams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "shared_stream",
                columns: table => new
                {
                    stream = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    owner_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_for_everyone = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_stream", x => x.stream);
                });

            migrationBuilder.CreateTable(
                name: "shared_stream_reader",
                columns: table => new
                {
                    stream = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_stream_reader", x => new { x.stream, x.account_id });
                    table.ForeignKey(
                        name: "fk_shared_stream_reader_shared_stream_stream",
                        column: x => x.stream,
                        principalTable: "shared_stream",
                        principalColumn: "stream",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_shared_stream_owner_id",
                table: "shared_stream",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_stream_reader_account_id",
                table: "shared_stream_reader",
                column: "account_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shared_stream_reader");

            migrationBuilder.DropTable(
                name: "shared_stream");
        }
    }
}
