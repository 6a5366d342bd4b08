/// The routes of exports and deletions. May use the module's root, `access`, `base`, `http`.
@NullMarked
package bellwether.platform.privacy.http;

import org.jspecify.annotations.NullMarked;
