/// The scanner: whose symbols are looked at how often, the sweeps that do it, and what they detect.
/// May use `technical`, `trading.rules`, `research.screen`, `market` and `platform`; it knows no
/// other module of the desk.
@NullMarked
package bellwether.desk.scan;

import org.jspecify.annotations.NullMarked;
