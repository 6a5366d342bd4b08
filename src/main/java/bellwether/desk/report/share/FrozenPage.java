package bellwether.desk.report.share;

/// A page as it is kept for a link.
///
/// @param subject the id of what it shows
/// @param html the whole page
public record FrozenPage(ShareKind kind, String subject, String title, String html) {}
