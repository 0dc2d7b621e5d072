// Other hands: their widgets go along like one's own; the first one is lifted out of the picture too.

export class FollowedHands {
  constructor(canvas) {
    this.canvas = canvas;
    this.hands = new Map();
  }

  get size() { return this.hands.size; }

  get(id) { return this.hands.get(id); }

  follow(held, standing, address) {
    const canvas = this.canvas;
    if (!canvas.panel) return;
    const followedSome = this.size > 0;
    const places = new Map(held.map(f => [f.id, f]));
    for (const [id, hand] of this.hands) {
      if (places.has(id)) continue;
      this.hands.delete(id);
      const at = standing.find(f => f.id === id);
      if (at && canvas.drag?.id !== id) this.move(hand, at);
    }
    for (const [id, at] of places) {
      const widget = canvas.panel.querySelector(`.rc-widget[data-id="${CSS.escape(id)}"]`);
      if (!widget || canvas.drag?.id === id) continue;
      const hand = this.get(id) ?? this.take(id, widget, standing.find(f => f.id === id) ?? at);
      hand.widget = widget;
      this.move(hand, at);
      if (hand.ghost && (at.width !== hand.frame.width || at.height !== hand.frame.height)) canvas.redrawGhost(hand);
    }
    if (!followedSome || this.size > 0 || canvas.drag?.started) return;
    canvas.address = address;
    canvas.refresh();
  }

  take(id, widget, frame) {
    const hand = { id, widget, frame, now: frame };
    this.hands.set(id, hand);
    if (this.size === 1 && !this.canvas.drag?.started) this.canvas.lift(hand);
    return hand;
  }

  move(hand, at) {
    hand.now = at;
    if (hand.widget.isConnected) this.canvas.place(hand.widget, at);
    this.canvas.placeGhost(hand);
  }
}
