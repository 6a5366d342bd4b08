/// Live events: published in a transaction, kept for 7 days, and sent to those of their owner who
/// listen. May use `platform.base`, `db`, `http`, `loops`.
@NullMarked
package bellwether.platform.live;

import org.jspecify.annotations.NullMarked;
