/// The journal: what owners write of their trades, what these show together, what was reached, what
/// was said on an earlier day, and what may be worth a look. May use `trading`, `research`,
/// `market` and `platform`; lists, verdicts and preferences come as functions of the composition
/// root. All is the owner's own.
@NullMarked
package bellwether.desk.journal;

import org.jspecify.annotations.NullMarked;
