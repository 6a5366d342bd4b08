/// Rules of owners: how they are written, read, stored and changed.
@NullMarked
package bellwether.desk.alert.rule;

import org.jspecify.annotations.NullMarked;
