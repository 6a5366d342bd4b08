/// The statements over owned tables, and the state of deletions. May use `base`, `db`.
@NullMarked
package bellwether.platform.privacy.store;

import org.jspecify.annotations.NullMarked;
