/** What is done next for a debtor: the decisions, without any I/O. */
@NullMarked
package io.forbear.contact.proposal;

import org.jspecify.annotations.NullMarked;
