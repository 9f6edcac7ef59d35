/** Files in which a bank writes what it wants. */
@NullMarked
package io.forbear.account.file;

import org.jspecify.annotations.NullMarked;
