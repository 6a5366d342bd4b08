/// API keys, their roles and owners, and the audit of who did what. May use `base`, `db`, `loops`,
/// `http`.
@NullMarked
package bellwether.platform.access;

import org.jspecify.annotations.NullMarked;
