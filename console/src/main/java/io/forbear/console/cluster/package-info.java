/** What Kafka tells of topics and consumer groups, and what follows from it. */
@NullMarked
package io.forbear.console.cluster;

import org.jspecify.annotations.NullMarked;
