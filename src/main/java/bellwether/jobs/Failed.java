package bellwether.jobs;

/// An item that failed for good.
public record Failed(int seq, String key, String code, String message, int attempts) {}
