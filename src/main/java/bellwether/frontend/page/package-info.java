/// The page, which is a client of the API, and the index for programs. May use `platform`.
@NullMarked
package bellwether.frontend.page;

import org.jspecify.annotations.NullMarked;
