package bellwether.platform.db.schema;

/// Something wrong with a migration file.
///
/// @param rule its short name; `-- allow <rule>: <reason>` in the file lets it pass
record LintFinding(String file, String rule, String message) {
    @Override
    public String toString() {
        return "migrations/%s: %s: %s".formatted(file, rule, message);
    }
}
