/** The account service. */
@NullMarked
package io.forbear.account;

import org.jspecify.annotations.NullMarked;
