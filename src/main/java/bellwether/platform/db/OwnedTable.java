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
/// @param remainder what is done with rows of `:owner` that have to stay, in SQL; "" for nothing
/// @param chunk how many rows are deleted in one transaction
public record OwnedTable(
        String name,
        List<String> key,
        String rows,
        String goesWith,
        List<String> secrets,
        String remainder,
        int chunk) {
    private static final int USUAL = 1_000;

    public OwnedTable {
        key = List.copyOf(key);
        secrets = List.copyOf(secrets);
    }

    /// One whose column `owner` says whose a row is.
    public static OwnedTable of(String name, String... key) {
        return new OwnedTable(name, List.of(key), "owner = :owner", "", List.of(), "", USUAL);
    }

    /// The same with another rule for whose a row is.
    public OwnedTable where(String otherRows) {
        return new OwnedTable(name, key, otherRows, goesWith, secrets, remainder, chunk);
    }

    /// The same, deleted with the rows of a table that they refer to.
    public OwnedTable goingWith(String parent) {
        return new OwnedTable(name, key, rows, parent, secrets, remainder, chunk);
    }

    /// The same without columns that are secrets.
    public OwnedTable without(String... hidden) {
        return new OwnedTable(name, key, rows, goesWith, List.of(hidden), remainder, chunk);
    }

    /// The same, where some rows cannot be deleted and are emptied instead.
    public OwnedTable leaving(String statement) {
        return new OwnedTable(name, key, rows, goesWith, secrets, statement, chunk);
    }

    /// The same with so many rows in one transaction.
    public OwnedTable by(int rowsAtOnce) {
        return new OwnedTable(name, key, rows, goesWith, secrets, remainder, rowsAtOnce);
    }
}
