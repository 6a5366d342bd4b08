package bellwether.desk.report;

/// The sections of reports that other modules fill.
///
/// @param evidence what followed earlier signals of the same kind
/// @param outcome what came of this analysis
public record ReportSlots(ReportSlot evidence, ReportSlot outcome) {
    /// Both empty.
    public static final ReportSlots NONE = new ReportSlots(ReportSlot.none(), ReportSlot.none());
}
