/// What routes are written with: answers, bodies, parameters, cursors, conditional responses,
/// callers. HTTP is known here, in packages called `http`, and in `frontend` only. May use `base`,
/// `db`, `loops`.
@NullMarked
package bellwether.platform.http;

import org.jspecify.annotations.NullMarked;
