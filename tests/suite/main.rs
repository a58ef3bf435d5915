//! What is asked of the program as a whole: its layers, and the program as people run it.

mod layers;
