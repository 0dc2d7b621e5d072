using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RearCloud.Server.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NamedMutations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "group_name",
                table: "changes",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "group_name",
                table: "changes");
        }
    }
}
