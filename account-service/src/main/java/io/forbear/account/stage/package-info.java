/** Which stage an account is in: a pure function of its facts and the date. */
@NullMarked
package io.forbear.account.stage;

import org.jspecify.annotations.NullMarked;
