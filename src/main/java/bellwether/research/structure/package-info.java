/// What stored bars show around a symbol: timeframes beside each other, volume by place of the
/// close, the kind of market, and how symbols move together. It describes and foretells nothing.
@NullMarked
package bellwether.research.structure;

import org.jspecify.annotations.NullMarked;
