package bellwether.desk.journal.advice;

/// A fact of a symbol.
public record FoundReason(String ticker, LookReason reason) {}
