package bellwether.platform.ops;

/// Whether the service's port answers.
interface Probe {
    Answer ask();

    /// What came of asking.
    sealed interface Answer {}

    record Alive() implements Answer {}

    /// Nothing listens there.
    record Refused(String words) implements Answer {}

    /// Something listens, but does not answer.
    record Silent(String words) implements Answer {}
}
