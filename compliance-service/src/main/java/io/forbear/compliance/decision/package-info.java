/** The gate's answers, kept for whoever asks why a contact was permitted or refused. */
@NullMarked
package io.forbear.compliance.decision;

import org.jspecify.annotations.NullMarked;
