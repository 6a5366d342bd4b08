package bellwether.desk.scan;

/// How far a scan has come.
///
/// @param position the last ticker of its newest batch
/// @param lastSlot of its newest pass
/// @param skipped slots that passed while a sweep ran, since then
public record ScanProgress(String position, long lastSlot, long skipped) {}
