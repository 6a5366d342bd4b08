package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;

/// A rule that can no longer be judged, and why.
record BrokenRule(AlertRule rule, String why) {}
