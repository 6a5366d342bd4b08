package bellwether.trading.execution.scenario;

import bellwether.trading.execution.TapeAction;

/// A corporate action of a day: an ex-date, or the first day without trading.
record ScenarioAction(int day, TapeAction action) {}
