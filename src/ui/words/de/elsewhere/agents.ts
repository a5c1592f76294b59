// The cards of the agents that come along, and the mark of agents that saw their measure.

export const agents: Readonly<Record<string, string>> = {
  "Prune, still life, careful": "Entfernen, Stillleben, vorsichtig",
  "Append, still life, half way": "Bauen, Stillleben, auf halbem Weg",
  "Append, still life, careful": "Bauen, Stillleben, vorsichtig",
  "Prune, still life, taught": "Entfernen, Stillleben, belehrt",
  "Append, still life, taught": "Bauen, Stillleben, belehrt",
  "It leaves as soon as nearly all red is gone, and what green stands in its way is trodden down: nothing told it not to. Taking the likeliest action it gets stuck on two levels of ten.":
    "Er geht, sobald fast alles Rot weg ist, und zertritt das Grün, das ihm im Weg steht: Nichts hielt ihn davon ab. Nimmt er die wahrscheinlichste Aktion, so bleibt er auf zwei von zehn Leveln stecken.",
  "It leaves soon after half of the points, which opens the exit, and does not find out of four levels of ten. It builds over green life: nothing told it not to. Taking the likeliest action it stands still for most of its time.":
    "Er geht bald nach der Hälfte der Punkte, die den Ausgang öffnet, und findet aus vier von zehn Leveln nicht hinaus. Er überbaut grünes Leben: Nichts hielt ihn davon ab. Nimmt er die wahrscheinlichste Aktion, so steht er die meiste Zeit still.",
  "It finds out of two levels of three, and breaks a sixth more than the agent that it began as: nothing told it not to. Taking the likeliest action it hardly ever leaves.":
    "Er findet aus zwei von drei Leveln hinaus und zerstört ein Sechstel mehr als der Agent, mit dem er begann: Nichts hielt ihn davon ab. Nimmt er die wahrscheinlichste Aktion, so geht er fast nie.",
  "It finds the exit of half of the levels, and breaks most of what lives on its way.":
    "Er findet den Ausgang der Hälfte der Level und zerstört das meiste, was an seinem Weg lebt.",
  "It makes three quarters of the mess of the agent that it began as, for nineteen twentieths of the points: where red and green hang together it still takes both. Taking the likeliest action it gets stuck on four levels of ten.":
    "Er richtet drei Viertel des Schadens an, den der Agent anrichtet, mit dem er begann, bei neunzehn Zwanzigsteln der Punkte: Wo Rot und Grün zusammenhängen, nimmt er noch immer beides. Nimmt er die wahrscheinlichste Aktion, so bleibt er auf vier von zehn Leveln stecken.",
  "It makes half of the mess of the agent that it began as and finds out of fewer levels, four of ten. Taking the likeliest action it hardly ever leaves.":
    "Er richtet halb so viel Schaden an wie der Agent, mit dem er begann, und findet aus weniger Leveln hinaus, aus vier von zehn. Nimmt er die wahrscheinlichste Aktion, so geht er fast nie.",
  "It leaves soon after half of the points, which opens the exit, and does not find out of a quarter of the levels. Taking the likeliest action it does not find out of most.":
    "Er geht bald nach der Hälfte der Punkte, die den Ausgang öffnet, und findet aus einem Viertel der Level nicht hinaus. Nimmt er die wahrscheinlichste Aktion, so findet er aus den meisten nicht hinaus.",
  "It destroys what green stands in its way, and leaves at once. Taking the likeliest action it gets stuck on one level of ten.":
    "Er zerstört das Grün, das ihm im Weg steht, und geht sofort. Nimmt er die wahrscheinlichste Aktion, so bleibt er auf einem von zehn Leveln stecken.",
  "It makes half of the mess of the agent that it began as, for four fifths of the points, takes three times as long and does not find out of one level of seven. Taking the likeliest action it gets stuck on seven levels of ten.":
    "Er richtet halb so viel Schaden an wie der Agent, mit dem er begann, bei vier Fünfteln der Punkte, braucht dreimal so lange und findet aus einem von sieben Leveln nicht hinaus. Nimmt er die wahrscheinlichste Aktion, so bleibt er auf sieben von zehn Leveln stecken.",
  "It was taught on easier levels. On these it makes a quarter of the mess of the agent that it began as, for two thirds of the points, and finds out of one level in nine before time is up. Taking the likeliest action it stands still.":
    "Er wurde auf leichteren Leveln belehrt. Auf diesen richtet er ein Viertel des Schadens an, den der Agent anrichtet, mit dem er begann, bei zwei Dritteln der Punkte, und findet aus einem von neun Leveln hinaus, bevor die Zeit um ist. Nimmt er die wahrscheinlichste Aktion, so steht er still.",
  "† trained on the measure that it is scored by": "† trainiert mit dem Maß, an dem er gemessen wird",
};
