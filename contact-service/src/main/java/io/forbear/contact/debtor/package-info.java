/** What is known about a debtor: the facts, and the holds that follow from them. */
@NullMarked
package io.forbear.contact.debtor;

import org.jspecify.annotations.NullMarked;
