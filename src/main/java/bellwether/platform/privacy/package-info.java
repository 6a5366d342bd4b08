/// What is an owner's, of all modules together: handed out as files, and deleted. Knows tables only
/// as modules name them. May use `access`, `jobs`, `db`, `http`, `base`.
@NullMarked
package bellwether.platform.privacy;

import org.jspecify.annotations.NullMarked;
