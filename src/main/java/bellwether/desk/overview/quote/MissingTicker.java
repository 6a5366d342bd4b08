package bellwether.desk.overview.quote;

/// A ticker of which something is not there.
public record MissingTicker(String ticker, String reason) {}
