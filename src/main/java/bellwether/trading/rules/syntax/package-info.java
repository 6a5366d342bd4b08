/// The two spellings of a condition: text and JSON are read into one draft, whose names and types
/// are then resolved; trees are written back as text, as JSON and in words. May use the module's
/// values and `field`.
@NullMarked
package bellwether.trading.rules.syntax;

import org.jspecify.annotations.NullMarked;
