package bellwether.trading.rules.field;

import bellwether.trading.rules.RuleField;

/// A field that is always known, and where its values come from.
record StandardField(RuleField field, FieldSource source) {}
