package bellwether.platform.jobs;

/// An item that failed for good.
public record FailedItem(int seq, String key, String code, String message, int attempts) {}
