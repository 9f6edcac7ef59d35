/** What came of experiments with strategies. */
@NullMarked
package io.forbear.contact.experiment;

import org.jspecify.annotations.NullMarked;
