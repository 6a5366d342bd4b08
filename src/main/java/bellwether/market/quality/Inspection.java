package bellwether.market.quality;

/// Looks at bars with every rule that needs no clock. Pure: the same bars, calendar and records
/// give the same findings.
final class Inspection {
    /// Moves with any change of a rule or a calendar.
    static final int RULES_VERSION = 2;

    private Inspection() {}

    static InspectedHistory of(InspectedHistory subject) {
        SplitRule.look(subject);
        TickRule.look(subject);
        CalendarRule.look(subject);
        VolumeRule.look(subject);
        RecordRule.look(subject);
        return subject;
    }
}
