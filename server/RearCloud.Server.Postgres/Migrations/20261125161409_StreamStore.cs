using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RearCloud.Server.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class StreamStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "checksum",
                table: "streams",
                newName: "history_floor");

            migrationBuilder.AddColumn<long>(
                name: "floor",
                table: "streams",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "sums",
                table: "streams",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "changed_at",
                table: "documents",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "seen_at",
                table: "clients",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_documents_is_deleted_changed_at",
                table: "documents",
                columns: new[] { "is_deleted", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_clients_seen_at",
                table: "clients",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_changes_accepted_at",
                table: "changes",
                column: "accepted_at");

            // The sums need the documents' hashes: StreamSumsStart makes them. What stands counts as changed and seen now.
            // The old checksum's column holds the floor of the history from now on: dropping one would rebuild the table in SQLite.
            migrationBuilder.Sql("UPDATE streams SET history_floor = 0");
            migrationBuilder.Sql("UPDATE streams SET sums = '?' WHERE seq > 0");
            migrationBuilder.Sql("UPDATE documents SET changed_at = CAST(extract(epoch FROM now()) * 1000000 AS bigint)");
            migrationBuilder.Sql("UPDATE clients SET seen_at = CAST(extract(epoch FROM now()) * 1000000 AS bigint)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_documents_is_deleted_changed_at",
                table: "documents");

            migrationBuilder.DropIndex(
                name: "ix_clients_seen_at",
                table: "clients");

            migrationBuilder.DropIndex(
                name: "ix_changes_accepted_at",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "floor",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "sums",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "seen_at",
                table: "clients");

            migrationBuilder.RenameColumn(
                name: "history_floor",
                table: "streams",
                newName: "checksum");
        }
    }
}
