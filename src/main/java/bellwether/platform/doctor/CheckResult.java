package bellwether.platform.doctor;

/// What a check has found.
public sealed interface CheckResult {
    String words();

    /// As it should be.
    record Ok(String words) implements CheckResult {}

    /// The service starts, but somebody should know.
    ///
    /// @param remedy what to do
    record Warning(String words, String remedy) implements CheckResult {}

    /// The service does not start, or does not work.
    ///
    /// @param remedy what to do
    record Fault(String words, String remedy) implements CheckResult {}

    /// Not looked at, because an earlier check failed.
    record Skipped(String words) implements CheckResult {}
}
