package bellwether.trading.execution.scenario;

import bellwether.trading.execution.TapeBar;

/// A bar of a day.
record ScenarioBar(int day, TapeBar bar) {}
