/// What a caller finds at the front. May use `platform`.
@NullMarked
package bellwether.frontend.page;

import org.jspecify.annotations.NullMarked;
