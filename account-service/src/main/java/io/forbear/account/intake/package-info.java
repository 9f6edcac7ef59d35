/** Facts on their way in: from Kafka into the store, and on to the stage. */
@NullMarked
package io.forbear.account.intake;

import org.jspecify.annotations.NullMarked;
