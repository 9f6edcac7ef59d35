/** Kafka in: events of others, in our own words. */
@NullMarked
package io.forbear.contact.intake;

import org.jspecify.annotations.NullMarked;
