/** Files of reports that agencies send, with clocks of their own. */
@NullMarked
package io.forbear.contact.reportfile;

import org.jspecify.annotations.NullMarked;
