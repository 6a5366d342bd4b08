/// Judges rules: on finished bars in sweeps, on quotes and portfolios at each look, by the clock,
/// and over history in fire drills.
@NullMarked
package bellwether.desk.alert.watch;

import org.jspecify.annotations.NullMarked;
