package bellwether.doctor;

/// What a check has found.
public sealed interface Outcome {
    String words();

    /// As it should be.
    record Ok(String words) implements Outcome {}

    /// The service starts, but somebody should know.
    ///
    /// @param remedy what to do
    record Warning(String words, String remedy) implements Outcome {}

    /// The service does not start, or does not work.
    ///
    /// @param remedy what to do
    record Fault(String words, String remedy) implements Outcome {}

    /// Not looked at, because an earlier check failed.
    record Skipped(String words) implements Outcome {}
}
