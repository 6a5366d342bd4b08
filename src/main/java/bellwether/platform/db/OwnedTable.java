package bellwether.platform.db;

import java.util.List;

/// A table whose rows belong to owners, as its module names it: by these, what is an owner's can be
/// exported and deleted.
///
/// @param name of the table, and of its file in exports
/// @param key columns that tell its rows apart
/// @param rows which of them are `:owner`'s, in SQL
/// @param goesWith the table whose rows take these along when they are deleted; "" for none
/// @param secrets columns that are never shown
/// @param stays which of them cannot be deleted, in SQL; "" for none
/// @param remainder what is done with these, in SQL; "" for nothing
/// @param chunk how many rows are deleted in one transaction
public record OwnedTable(
        String name,
        List<String> key,
        String rows,
        String goesWith,
        List<String> secrets,
        String stays,
        String remainder,
        int chunk) {
    private static final int USUAL = 1_000;

    public OwnedTable {
        key = List.copyOf(key);
        secrets = List.copyOf(secrets);
    }

    /// One whose column `owner` says whose a row is.
    public static OwnedTable of(String name, String... key) {
        return new OwnedTable(name, List.of(key), "owner = :owner", "", List.of(), "", "", USUAL);
    }

    /// The same with another rule for whose a row is.
    public OwnedTable where(String otherRows) {
        return new OwnedTable(name, key, otherRows, goesWith, secrets, stays, remainder, chunk);
    }

    /// The same, deleted with the rows of a table that they refer to.
    public OwnedTable goingWith(String parent) {
        return new OwnedTable(name, key, rows, parent, secrets, stays, remainder, chunk);
    }

    /// The same without columns that are secrets.
    public OwnedTable without(String... hidden) {
        return new OwnedTable(name, key, rows, goesWith, List.of(hidden), stays, remainder, chunk);
    }

    /// The same, where some rows cannot be deleted and are emptied instead.
    ///
    /// @param which of the owner's rows, in SQL
    /// @param statement empties those of `:owner` that are left, in SQL
    public OwnedTable leaving(String which, String statement) {
        return new OwnedTable(name, key, rows, goesWith, secrets, which, statement, chunk);
    }

    /// The same with so many rows in one transaction.
    public OwnedTable by(int rowsAtOnce) {
        return new OwnedTable(name, key, rows, goesWith, secrets, stays, remainder, rowsAtOnce);
    }

    /// Which rows can be deleted, in SQL.
    public String deletable() {
        return stays.isEmpty() ? rows : "(%s) and not (%s)".formatted(rows, stays);
    }
}
