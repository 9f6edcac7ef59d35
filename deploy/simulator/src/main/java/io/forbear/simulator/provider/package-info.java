/**
 * Providers of SMS and e-mail as a bank would rent them: they take messages over HTTP, tell
 * afterwards by signed webhooks what became of them, and fail in every way providers fail in.
 */
@NullMarked
package io.forbear.simulator.provider;

import org.jspecify.annotations.NullMarked;
