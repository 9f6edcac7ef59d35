/** Which steps are taken against an account, read from a file. */
@NullMarked
package io.forbear.contact.strategy;

import org.jspecify.annotations.NullMarked;
