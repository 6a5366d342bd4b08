package bellwether.desk.scan;

/// A new detection that a scan asked to be alerted of.
public record ScanMatch(Scan scan, Detection detection) {
    /// Whom to alert.
    public String owner() {
        return scan.owner();
    }
}
