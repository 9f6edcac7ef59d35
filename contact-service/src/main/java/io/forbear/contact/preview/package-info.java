/** What would happen to some debtors by a strategy in the days to come. Nothing of it is done. */
@NullMarked
package io.forbear.contact.preview;

import org.jspecify.annotations.NullMarked;
