/** What persons do: tasks, queues, locks, and contacts that answer a wish. */
@NullMarked
package io.forbear.contact.task;

import org.jspecify.annotations.NullMarked;
